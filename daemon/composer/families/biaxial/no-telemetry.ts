/**
 * onnxruntime tells its maker of the machine and of each session, under a number that it keeps in the home folder. We tell
 * nobody anything. It looks as it is loaded: to be imported before it.
 */
process.env.ORT_DISABLE_TELEMETRY = '1';
