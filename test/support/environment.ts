// The CloudFormation validator costs 2-3 s in each file; one test and `cdk synth` switch it on.
process.env['CDK_VALIDATION'] ??= 'false';
// The SDK announces the end of Node 20 on stderr at import; the Lambda runtime is Node 24.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
