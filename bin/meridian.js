#!/usr/bin/env node
// The commands are TypeScript and run as they are: nothing is built, nothing can be out of date.
require('tsx/cjs');
require('./cli.ts');
