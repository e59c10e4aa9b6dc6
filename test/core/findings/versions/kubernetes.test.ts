import { judgeKubernetes } from '../../../../core/findings/versions/kubernetes';

test('a version passes from silence to notice to extended support to an error', () => {
  expect(judgeKubernetes('1.34', '2026-09-02')).toBeUndefined();
  expect(judgeKubernetes('1.34', '2026-09-03')).toMatchObject({
    severity: 'warning',
    problem: 'standard support of 1.34 ends on 2026-12-02, in 90 days',
  });
  expect(judgeKubernetes('1.34', '2026-12-02')).toMatchObject({ severity: 'warning' });
  expect(judgeKubernetes('1.34', '2026-12-03')).toMatchObject({
    severity: 'warning',
    problem: expect.stringContaining(
      'the extended one costs extra and ends on 2027-12-02',
    ) as string,
  });
  expect(judgeKubernetes('1.34', '2027-12-02')).toMatchObject({ severity: 'warning' });
  expect(judgeKubernetes('1.34', '2027-12-03')).toMatchObject({
    severity: 'error',
    problem: 'support of 1.34 ended on 2027-12-02',
  });
});

test('what is older than the calendar is out, what is newer is only unknown', () => {
  expect(judgeKubernetes('1.27', '2026-11-22')).toMatchObject({ severity: 'error' });
  expect(judgeKubernetes('1', '2026-11-22')).toMatchObject({ severity: 'error' });
  expect(judgeKubernetes('1.37', '2026-11-22')).toMatchObject({ severity: 'warning' });
  expect(judgeKubernetes('2.0', '2026-11-22')).toMatchObject({ severity: 'warning' });
});

test('a patch is judged as its minor', () => {
  expect(judgeKubernetes('1.36.2', '2026-11-22')).toBeUndefined();
  expect(judgeKubernetes('1.28.9', '2026-11-22')).toMatchObject({ severity: 'error' });
});
