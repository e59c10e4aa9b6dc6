/** Everything the page looks like. It names no font, picture or sheet that would have to be fetched. */
export const style = `
:root{color-scheme:light dark;--bg:#fff;--ink:#1b1f24;--muted:#57606a;--line:#d8dde3;--panel:#f5f7f9;
--fault:#b42318;--fault-soft:#fbdcd8;--closed:#3d4650;--closed-soft:#cfd5dc;--doubt:#8a5a00;--doubt-soft:#f8e6bd;
--work:#1f5fa8;--work-soft:#d6e5f7;--good:#1c7148;--good-soft:#d3eee0;--votes:#6b3fa0;--votes-soft:#ddcdf2;
--s0:#c7dbf4;--s1:#f7d9b7;--s2:#cbe7cc;--s3:#e5d5f2;--s4:#f5cfd6;--s5:#d8dde2;--s6:#c5e5e7;--s7:#ece2ad}
@media (prefers-color-scheme:dark){:root{--bg:#14171a;--ink:#e6e9ec;--muted:#a3adb7;--line:#2f363d;--panel:#1c2126;
--fault:#ff8f80;--fault-soft:#55231e;--closed:#b9c3cd;--closed-soft:#3d4650;--doubt:#e8b95c;--doubt-soft:#4a3913;
--work:#84b6f0;--work-soft:#1d3856;--good:#70d09e;--good-soft:#1a3d2b;--votes:#bda0ea;--votes-soft:#43316a;
--s0:#274a70;--s1:#6b4520;--s2:#2a5733;--s3:#4d3569;--s4:#6e303f;--s5:#48515a;--s6:#1f5358;--s7:#585020}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:1160px;margin:0 auto;padding:24px 20px 64px}
h1{font-size:1.35rem;margin:0 0 4px;line-height:1.3}
h2{font-size:1.1rem;margin:40px 0 8px;padding-top:14px;border-top:1px solid var(--line)}
h3{font-size:.95rem;margin:22px 0 2px}
p{margin:6px 0;max-width:78ch}
.muted,figcaption,caption{color:var(--muted)}
.verdict{margin:16px 0;padding:12px 16px;border-left:5px solid var(--good);background:var(--panel);font-size:1.1rem;font-weight:600;max-width:none}
.verdict.bad{border-color:var(--fault)}
.verdict small{display:block;font-weight:400;font-size:.9rem}
dl.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:14px 28px;margin:18px 0}
dl.figures dt{color:var(--muted);font-size:.85rem}
dl.figures dd{margin:0;font-size:1.15rem;font-weight:600;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
dl.figures dd small{display:block;font-size:.8rem;font-weight:400;color:var(--muted)}
code{font:.88em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:var(--panel);padding:1px 5px;border-radius:3px;overflow-wrap:anywhere}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.9rem}
caption{text-align:left;position:sticky;left:0;max-width:92vw;font-size:.85rem;padding-bottom:4px}
th,td{text-align:left;vertical-align:top;padding:4px 14px 4px 0;border-bottom:1px solid var(--line)}
thead th{font-weight:600;color:var(--muted);white-space:nowrap}
tbody th{font-weight:600;min-width:8.5em}
tbody th.n{min-width:0}
.n{text-align:right;white-space:nowrap}
.over{color:var(--fault);font-weight:700}
.drawn th{white-space:nowrap}
.tale td,.tale th{padding:2px 14px 2px 0;border-color:transparent}
.tale tr.line-fault td{font-weight:600;color:var(--fault)}
.tale td.kind{color:var(--muted);white-space:nowrap}
.tale td:last-child{overflow-wrap:anywhere}
figure{margin:8px 0 18px}
figcaption{font-size:.85rem}
svg{display:block;font:11px system-ui,-apple-system,"Segoe UI",sans-serif}
svg text{fill:var(--ink)}
svg text.halo{paint-order:stroke;stroke:var(--bg);stroke-width:4px;stroke-linejoin:round}
.histograms{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:0 32px}
.histograms section{min-width:0}
.histogram{width:100%;max-width:560px;min-width:340px;height:auto}
.histogram .column{fill:var(--work)}
.histogram .axis{stroke:var(--muted);fill:none}
.grid{stroke:var(--line);fill:none}
svg text.tick{fill:var(--muted)}
.mark{fill:none;stroke:var(--ink);stroke-width:1.5}
.mark.plan{stroke-dasharray:1.5 3}.mark.target{stroke:var(--good);stroke-dasharray:6 4}.mark.bound{stroke:var(--fault)}
.lanes{display:flex;overflow-x:auto;border:1px solid var(--line);border-radius:4px;margin:12px 0 8px}
.lanes svg{flex:none}
.names{position:sticky;left:0;flex:none;background:var(--bg);border-right:1px solid var(--line);font-size:12px;z-index:1}
.names div{padding:4px 10px 0;border-top:1px solid var(--line);white-space:nowrap;line-height:16px}
.names div:first-child{border-top:0;color:var(--muted)}
.rule{stroke:var(--line)}
.bar path{stroke-width:2.5;stroke:currentColor}
.bar rect{stroke:none}
.bar.unended rect{stroke:currentColor;stroke-dasharray:2 3}
.fault,.left,.unserved{color:var(--fault)}.fault rect,.left rect,.unserved rect{fill:var(--fault-soft)}
.closed{color:var(--closed)}.closed rect{fill:var(--closed-soft)}
.doubt,.waits,.served{color:var(--doubt)}.doubt rect,.waits rect,.served rect{fill:var(--doubt-soft)}
.work{color:var(--work)}.work rect{fill:var(--work-soft)}
.writes{color:var(--good)}.writes rect{fill:var(--good-soft)}
.votes{fill:var(--votes-soft);stroke:var(--votes);stroke-width:.5}
.withheld{fill:var(--votes)}
.person circle{fill:var(--bg);stroke:var(--ink);stroke-width:1.5}
.person.called circle{fill:var(--fault);stroke:var(--fault)}
.person path{fill:var(--ink)}
.c-called{color:var(--fault)}
.broken-line{stroke:var(--fault);stroke-width:1.5;stroke-dasharray:4 3;fill:none}
.share{stroke:var(--bg);stroke-width:1}
.no-answer{fill:var(--fault-soft);stroke:var(--fault)}
.s0{fill:var(--s0)}.s1{fill:var(--s1)}.s2{fill:var(--s2)}.s3{fill:var(--s3)}.s4{fill:var(--s4)}.s5{fill:var(--s5)}.s6{fill:var(--s6)}.s7{fill:var(--s7)}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:2px 18px;margin:0 0 16px;padding:0;font-size:.82rem;color:var(--muted)}
.swatch{display:inline-block;width:12px;height:12px;border-radius:2px;margin:0 5px 0 8px;vertical-align:-1px;border:1px solid currentColor}
.legend li>.swatch:first-child{margin-left:0}
.swatch.fault{background:var(--fault-soft)}.swatch.closed{background:var(--closed-soft)}.swatch.doubt{background:var(--doubt-soft)}
.swatch.work{background:var(--work-soft)}.swatch.writes{background:var(--good-soft)}.swatch.votes{background:var(--votes-soft);color:var(--votes)}
.swatch.s0{background:var(--s0)}.swatch.s1{background:var(--s1)}.swatch.s2{background:var(--s2)}.swatch.s3{background:var(--s3)}
.swatch.s4{background:var(--s4)}.swatch.s5{background:var(--s5)}.swatch.s6{background:var(--s6)}.swatch.s7{background:var(--s7)}
.swatch.dotted{border-style:dotted}
:focus-visible{outline:2px solid var(--work);outline-offset:2px}
@media (max-width:600px){main{padding:14px 12px 40px}h2{margin-top:28px}.verdict{padding:10px 12px;font-size:1rem}dl.figures{grid-template-columns:1fr 1fr;gap:12px 18px}}
@media print{:root{color-scheme:light}main{max-width:none;padding:0}figure,tr{break-inside:avoid}h2,h3{break-after:avoid}
.lanes{zoom:.58;overflow:visible}.scroll{overflow:visible}.verdict,.bar rect,.votes,.share,.column,.swatch,code{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
