#!/bin/sh
exec /usr/lib/tactus/node/bin/node /usr/lib/tactus/bin/tactus.js "$@"
