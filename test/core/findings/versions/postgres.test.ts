import { judgePostgres } from '../../../../core/findings/versions/postgres';
import { auroraPostgres, rdsPostgres } from '../../../../core/findings/versions/postgres-calendars';

const today = '2026-11-22';

test('a minor is judged by its own date, and engines differ', () => {
  expect(judgePostgres(rdsPostgres, '17.11', today)).toBeUndefined();
  expect(judgePostgres(rdsPostgres, '15.13', today)).toMatchObject({ severity: 'error' });
  expect(judgePostgres(auroraPostgres, '15.13', today)).toMatchObject({
    severity: 'warning',
    problem: 'standard support of 15.13 ends on 2026-12-31, in 39 days',
  });
  expect(judgePostgres(auroraPostgres, '17.7', '2029-11-01')).toBeUndefined();
});

test('15.4 was in support until March 2025', () => {
  expect(judgePostgres(rdsPostgres, '15.4', '2024-12-01')).toBeUndefined();
  expect(judgePostgres(rdsPostgres, '15.4', '2025-03-01')).toMatchObject({ severity: 'warning' });
  expect(judgePostgres(rdsPostgres, '15.4', today)).toMatchObject({
    severity: 'error',
    problem: 'support of 15.4 ended on 2025-03-31',
  });
});

test('a minor between those listed is not offered, and those that are get named', () => {
  expect(judgePostgres(rdsPostgres, '15.2', today)).toEqual({
    severity: 'error',
    problem: '15.2 is not offered, only 15.15, 15.16, 15.17, 15.18, 15.19',
  });
  expect(judgePostgres(rdsPostgres, '15.2', '2040-01-01')?.problem).toContain('any more');
});

test('a minor newer than the calendar, or a major alone, is judged by the major', () => {
  expect(judgePostgres(auroraPostgres, '17.11', today)).toBeUndefined();
  expect(judgePostgres(rdsPostgres, '16', today)).toBeUndefined();
  expect(judgePostgres(rdsPostgres, '13', today)).toMatchObject({ severity: 'warning' });
  expect(judgePostgres(rdsPostgres, '17.99', '2030-01-01')?.problem).toContain('in 58 days');
});

test('a major before the calendar is out, one after it is only unknown', () => {
  expect(judgePostgres(rdsPostgres, '9.6', today)).toMatchObject({ severity: 'error' });
  expect(judgePostgres(rdsPostgres, '19.1', today)).toMatchObject({ severity: 'warning' });
});

test('each listed minor belongs to a listed major that outlives it', () => {
  for (const { minors, majors } of [rdsPostgres, auroraPostgres]) {
    for (const [until, versions] of minors) {
      for (const version of versions.split(' ')) {
        const major = majors.find(([known]) => version.startsWith(`${known}.`));
        expect(major?.[1] ?? '').not.toBe('');
        expect(until <= (major?.[1] ?? '')).toBe(true);
      }
    }
  }
});
