/** The long suites: bad days in real time. CI runs them after the everyday tests. */
module.exports = {
  ...require('./jest.config.js'),
  roots: ['<rootDir>/test/long'],
  testPathIgnorePatterns: [],
  // Stories are told in order, and several worlds at once are enough for two cores.
  randomize: false,
  maxWorkers: 1,
  maxConcurrency: 16,
  testTimeout: 1_800_000,
};
