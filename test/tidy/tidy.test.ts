import { files, importsOf, root, topLevelBlocks } from './tree';

/**
 * The house keeps itself: who may import whom, what nobody may call, how large things may grow.
 * A line here is a rule of design, so each says what to do instead.
 */
const code = files(/^(bin|core|lambdas|lib|models|local|sim|bench)\/.*\.ts$/);

describe('arrows point inward', () => {
  const rooms: { room: RegExp; may: RegExp; because: string }[] = [
    { room: /^core\//, may: /^(core\/|zod$)/, because: 'core decides and touches nothing' },
    {
      room: /^models\/(?!asl\/)/,
      may: /^((core|models)\/|zod$)/,
      because: 'models imitate AWS without any I/O',
    },
    {
      room: /^models\/asl\//,
      may: /^((core|models)\/|zod$|jsonata$)/,
      because: 'workflows are evaluated by the JSONata that AWS runs',
    },
    {
      room: /^lambdas\/(ports|.*\/(handler|env))\.ts$/,
      may: /^(core\/|lambdas\/(ports$|(control|incident|traffic|writer|plane|data)\/)|zod$)/,
      because: 'a handler takes what it needs as ports',
    },
    {
      room: /^lambdas\/aws\//,
      may: /^(core\/|lambdas\/((data\/)?ports|aws\/|control\/strong-rows$)|@aws-sdk\/|@aws-lambda-powertools\/|node:|zod$)/,
      because: 'adapters speak to AWS and to nobody else',
    },
    {
      room: /^lambdas\/net\//,
      may: /^(core\/|lambdas\/(ports|net\/)|node:)/,
      because: 'probes speak HTTP and DNS and nothing else',
    },
    {
      room: /^lambdas\/postgres\//,
      may: /^(core\/|lambdas\/data\/ports$|pg$)/,
      because: 'the keeper speaks SQL and nothing else',
    },
    {
      room: /^lib\//,
      may: /^(aws-cdk-lib|constructs$|cdk-nag$|core\/|lambdas\/(bundling$|.*\/env$)|lib\/|node:)/,
      because: 'constructs know contracts, not handlers',
    },
    { room: /^local\//, may: /^(?!aws-cdk-lib|lib\/)/, because: 'the desk reads templates' },
    {
      room: /^sim\//,
      may: /^(core\/|models\/|sim\/|lambdas\/((data\/)?ports$|net\/second-connection$|control\/|incident\/(run|drill)$|.*\/handler$)|node:crypto$|zod$)/,
      because: 'the simulator has no wall clock, no socket and no SDK',
    },
  ];

  test.each(rooms)('$room imports only what it may: $because', ({ room, may }) => {
    const strays = code
      .filter(({ name }) => room.test(name))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => !may.test(target))
          .map((target) => `${file.name} -> ${target}`),
      );
    expect(strays).toEqual([]);
  });

  test('only the AWS adapters and the operators tools import the SDK', () => {
    const strays = code
      .filter(({ name }) => !/^(lambdas\/aws\/|bin\/|bench\/)/.test(name))
      .filter((file) => importsOf(file).some((target) => target.startsWith('@aws-sdk/')))
      .map(({ name }) => name);
    expect(strays).toEqual([]);
  });
});

describe('time, chance and identity come in by argument', () => {
  /** The few places where they come from. */
  const sources =
    /^(lambdas\/aws\/system|lambdas\/.*\/(index|wiring)|local\/(start|world|lambda\/worker)|bin\/.*|bench\/.*)\.ts$/;
  const banned: { call: RegExp; instead: string }[] = [
    { call: /\bDate\.now\(|\bnew Date\(\)/, instead: 'clock.now()' },
    { call: /\bMath\.random\(/, instead: 'a chance: () => number' },
    { call: /\brandomUUID\(|\brandomBytes\(/, instead: 'an id by argument' },
    { call: /\bprocess\.env\b/, instead: 'an env contract read in index.ts' },
  ];

  test.each(banned)('$call is banned, take $instead', ({ call }) => {
    const strays = code
      .filter(({ name }) => !sources.test(name))
      // The desk starts child processes with this process's environment.
      .filter(({ name }) => !(name === 'local/template/synthesis.ts' && call.test('process.env')))
      .filter(({ text }) => call.test(text))
      .map(({ name }) => name);
    expect(strays).toEqual([]);
  });
});

describe('small and said once', () => {
  const lines = ({ text }: { text: string }): number => text.split('\n').length - 1;

  test('no file is longer than 250 lines', () => {
    const long = code.filter((file) => lines(file) > 250);
    expect(long.map((file) => `${file.name} ${lines(file)}`)).toEqual([]);
  });

  test('half of the files have at most 60 lines, nine of ten at most 150', () => {
    const sizes = code.map(lines).toSorted((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length * 0.5)]).toBeLessThanOrEqual(60);
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(150);
  });

  test('no function is longer than 70 lines', () => {
    const long = code.flatMap((file) =>
      topLevelBlocks(file)
        .filter(({ length }) => length > 70)
        .map(({ line, length }) => `${file.name}:${line} ${length}`),
    );
    expect(long).toEqual([]);
  });

  test('nothing is named utils, helpers or common', () => {
    const names = files(/.*/).map(({ name }) => name);
    expect(names.filter((name) => /(^|\/)(utils?|helpers?|common)(\.|\/)/i.test(name))).toEqual([]);
  });

  test('files are named in kebab-case', () => {
    const odd = code.filter(({ name }) => !/^[a-z0-9-]+(\/[a-z0-9-]+)*\.ts$/.test(name));
    expect(odd.map(({ name }) => name)).toEqual([]);
  });
});

describe('nothing unfinished, nothing silenced', () => {
  const everything = files(/\.(ts|js|mjs)$/).filter(({ name }) => !name.startsWith('test/tidy/'));
  const marks = [
    /\b(TODO|FIXME|XXX|HACK)\b/,
    /eslint-disable(?!.* -- )/,
    /@ts-(ignore|nocheck|expect-error)/,
    /\bas any\b/,
    /\b(it|test|describe)\.only\(/,
    /\b(it|test|describe)\.skip\(/,
    /\b(jest\.mock|spyOn)\(/,
  ];

  test.each(marks)('no %s', (mark) => {
    expect(everything.filter(({ text }) => mark.test(text)).map(({ name }) => name)).toEqual([]);
  });
});

describe('documents', () => {
  const documents = files(/\.md$/);

  test('have exactly one title', () => {
    const odd = documents.filter(({ text }) => {
      const prose = text.replace(/```[\s\S]*?```/g, '');
      return (prose.match(/^# /gm) ?? []).length !== 1;
    });
    expect(odd.map(({ name }) => name)).toEqual([]);
  });

  test('link only to files that exist', () => {
    const names = new Set(files(/.*/).map(({ name }) => name));
    const broken = documents.flatMap(({ name, text }) =>
      [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)]
        .map(([, target = '']) => target.trim())
        .filter((target) => {
          const base = name.split('/').slice(0, -1).join('/');
          const file = new URL(target, `file:///${base === '' ? '' : `${base}/`}`).pathname.slice(
            1,
          );
          return !names.has(file) && ![...names].some((known) => known.startsWith(file));
        })
        .map((target) => `${name} -> ${target}`),
    );
    expect(broken).toEqual([]);
  });
});

test('no file names a machine, a registry or an account but the documentation ones', () => {
  const accounts = /\b(?!111122223333|444455556666|123456789012)\d{12}\b/;
  const strays = files(/\.(ts|js|mjs|json|md|yml|sh)$|^\.ci\/run$/)
    .filter(({ name }) => !/^(package-lock|test\/tidy|.*\.snap)/.test(name))
    .filter(({ text }) => text.includes(`${root}/`) || accounts.test(text));
  expect(strays.map(({ name }) => name)).toEqual([]);
  const lock = files(/^package-lock\.json$/)[0]?.text ?? '';
  expect(lock).not.toContain('"resolved": "http');
});
