#!/usr/bin/env node
// The commands are TypeScript and run as they are: nothing is built, nothing can be out of date.
// The SDK would announce the end of Node 20 with every command; the functions run on Node 24.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
require('tsx/cjs');
require('./cli.ts');
