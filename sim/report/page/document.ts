import type { Markup } from './markup';
import { html, Markup as Safe } from './markup';
import { style } from './style';

/** Nothing may be fetched and nothing runs: whoever opens the page learns from it, and nobody else. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** A whole page in one file. The same content is the same bytes: nothing in it tells the day. */
export function documentOf(title: string, body: Markup): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${new Safe(style)}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html> `.text;
}
