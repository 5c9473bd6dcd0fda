// As in daemon/composer/families/biaxial/no-telemetry.ts: to be imported before onnxruntime.
process.env.ORT_DISABLE_TELEMETRY = '1';
