/**
 * What a neighbour in the same Wi-Fi, a foreign page in the owner's browser and a guest who wants more may send, and what
 * must come of it. In what is sent stand for each door: HOST and PORT (its own), ORIGIN (of our page there), VIEWER,
 * PERFORMER and REVOKED (tokens of users), OWN (the token of the owner's file), TICKET (for the stream, of another address).
 */
export interface Hostile {
  readonly name: string;
  readonly sent: string;
  /** The status of the last answer at this machine's door and, where it differs, at the door for others and over HTTPS. */
  readonly must: readonly [here: number, elsewhere?: number, overHttps?: number] | 'nothing or 400';
  /** Answers, the last of them to what is hostile; 1 unless it is said. */
  readonly answers?: number;
}

const line = (method: string, target: string, headers: readonly string[], body = ''): string =>
  `${[`${method} ${target} HTTP/1.1`, ...headers].join('\r\n')}\r\n\r\n${body}`;
const host = 'Host: HOST';
const get = (target: string, ...headers: readonly string[]): string =>
  line('GET', target, [host, ...headers]);
const json = 'Content-Type: application/json';
const wish = '{"muted":true}';
const send = (target: string, body: string, ...headers: readonly string[]): string =>
  line('POST', target, [host, json, `Content-Length: ${Buffer.byteLength(body)}`, ...headers], body);
const mute = (...headers: readonly string[]): string => send('/api/v1/intent', wish, ...headers);
const upgrade = (...headers: readonly string[]): string =>
  get(
    '/ws',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  );
const performer = 'Authorization: Bearer PERFORMER';
const state = '/api/v1/state';
const named = (name: string): string => line('GET', state, [`Host: ${name}`]);
const chunked = (headers: readonly string[], body: string): string =>
  line('POST', '/api/v1/intent', [host, json, performer, ...headers], body);
const whole = `${wish.length.toString(16)}\r\n${wish}\r\n0\r\n\r\n`;

const origins: readonly Hostile[] = [
  ['of a foreign page', 'http://evil.example'],
  ['of a page in a sandbox, or in a file', 'null'],
  ['that begins like ours', 'ORIGIN.evil.example'],
  ['that ends like ours', 'http://evil-HOST'],
  ['with us as its user', 'http://HOST@evil.example'],
  ['of another port', 'http://localhost:1'],
  ['of another scheme', 'ftp://HOST'],
  ['that is two', 'ORIGIN http://evil.example'],
  ['with a path', 'ORIGIN/'],
  ['with a dot behind the name', 'http://localhost.:PORT'],
  ['of an extension', 'chrome-extension://abcdefghijklmnopabcdefghijklmnop'],
  ['that is empty', ''],
].flatMap(([name, origin]): Hostile[] => [
  { name: `a wish with an Origin ${name}`, sent: mute(`Origin: ${origin}`), must: [403] },
  { name: `the same with a token`, sent: mute(`Origin: ${origin}`, performer), must: [403] },
  { name: `a WebSocket with an Origin ${name}`, sent: upgrade(`Origin: ${origin}`), must: [403] },
]);

const hosts: readonly Hostile[] = (
  [
    ['a name that was bound to us anew', 'evil.example:PORT', 421],
    ['a name that begins like ours', 'localhost.evil.example:PORT', 421],
    ['a name that ends like ours', 'evil-localhost:PORT', 421],
    ['another port', 'localhost:1', 421],
    ['no port', 'localhost', 421],
    ['a port that is too large', 'localhost:9999999', 421],
    ['the address of everybody', '0.0.0.0:PORT', 421],
    ['our address as one number', '2130706433:PORT', 421],
    ['our address in octal', '0177.0.0.1:PORT', 421],
    ['our address cut short', '127.1:PORT', 421],
    ['our address in the clothes of IPv6', '[::ffff:127.0.0.1]:PORT', 421],
    ['another address of this machine', '127.0.0.2:PORT', 421],
    ['a dot behind it', 'localhost.:PORT', 421],
    ['a user before it', 'localhost:PORT@evil.example', 421],
    ['ours and another', 'localhost:PORT, evil.example', 421],
    ['a letter that looks like an l', 'ⅼocalhost:PORT', 421],
    ['nothing in it', '', 421],
    ['a path behind it', 'localhost:PORT/evil', 421],
  ] as const
).map(([name, asked, must]) => ({ name: `a Host with ${name}`, sent: named(asked), must: [must] }));

const guises: readonly Hostile[] = [
  { name: 'no Host', sent: line('GET', state, []), must: [400] },
  { name: 'two Hosts, ours first', sent: get(state, 'Host: evil.example'), must: [400] },
  { name: 'two Hosts, ours last', sent: line('GET', state, ['Host: evil.example', host]), must: [400] },
  {
    name: 'a second Host behind more lines than Node tells',
    sent: get(state, ...Array<string>(2100).fill('a: b'), 'Host: evil.example'),
    must: [400],
  },
  { name: 'HTTP/1.0 without a Host', sent: `GET ${state} HTTP/1.0\r\n\r\n`, must: [421] },
  { name: 'a wish without Origin or token', sent: mute(), must: [403, 401] },
  {
    name: "this machine's name in the mouth of another",
    sent: line(
      'POST',
      '/api/v1/intent',
      ['Host: localhost:PORT', 'Origin: http://localhost:PORT', json, `Content-Length: ${wish.length}`],
      '{"muted":1234}',
    ),
    must: [400, 401, 403],
  },
  {
    name: 'a proxy that says who asked',
    sent: get('/api/v1/users', 'X-Forwarded-For: 127.0.0.1'),
    must: [401],
  },
  {
    name: 'the same in new words',
    sent: get('/api/v1/users', 'Forwarded: for=127.0.0.1;host=localhost'),
    must: [401],
  },
  {
    name: 'a proxy that names us',
    sent: get('/api/v1/users', 'X-Forwarded-Host: HOST', 'Via: 1.1 evil'),
    must: [401],
  },
  {
    name: 'a wish disguised as a question',
    sent: get('/api/v1/intent?muted=true', 'X-HTTP-Method-Override: POST', 'Forwarded: for=1.2.3.4'),
    must: [401],
  },
  {
    name: 'a wish of a form of another page',
    sent: line(
      'POST',
      '/api/v1/intent',
      [host, 'Content-Type: text/plain', `Content-Length: ${wish.length}`, 'Sec-Fetch-Site: cross-site'],
      wish,
    ),
    must: [403, 401],
  },
  {
    name: 'a cookie tossed by a neighbour port',
    sent: mute('Cookie: token=PERFORMER; session=admin; __Host-tactus=VIEWER'),
    must: [403, 401],
  },
  {
    name: 'a token in the address',
    sent: line(
      'POST',
      '/api/v1/intent?token=PERFORMER&access_token=PERFORMER',
      [host, json, `Content-Length: ${wish.length}`],
      wish,
    ),
    must: [403, 401],
  },
  {
    name: 'the ask before a foreign wish',
    sent: line('OPTIONS', '/api/v1/intent', [
      host,
      'Origin: http://evil.example',
      'Access-Control-Request-Method: POST',
      'Access-Control-Request-Headers: authorization',
    ]),
    must: [404, 401],
  },
];

const tokens: readonly Hostile[] = [
  {
    name: 'a guessed token',
    sent: mute('Authorization: Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'),
    must: [403, 401],
  },
  { name: 'an empty token', sent: mute('Authorization: Bearer '), must: [403, 401] },
  { name: 'a token cut short', sent: mute('Authorization: Bearer PERFORME'), must: [403, 401] },
  { name: 'a revoked token', sent: mute('Authorization: Bearer REVOKED'), must: [403, 401] },
  {
    name: 'a token of many kilobytes',
    sent: mute(`Authorization: Bearer ${'A'.repeat(12_000)}`),
    must: [403, 401],
  },
  {
    name: 'a token as a password, where there is none',
    sent: mute(`Authorization: Basic ${Buffer.from('admin:admin').toString('base64')}`),
    must: [403, 401],
  },
  { name: 'a viewer who wishes', sent: mute('Authorization: Bearer VIEWER'), must: [403] },
  {
    name: 'a viewer who opens the WebSocket of performers',
    sent: send('/api/v1/readings', '{"kind":"step","sensorId":"x"}', 'Authorization: Bearer VIEWER'),
    must: [403],
  },
  {
    name: 'a performer who asks for a code',
    sent: send('/api/v1/pairing', '{"role":"admin"}', performer),
    must: [403],
  },
  {
    name: 'a performer who looks at the users',
    sent: get('/api/v1/users', 'X-Forwarded-For: 1.2.3.4', performer),
    must: [403],
  },
  {
    name: 'a performer who changes the configuration',
    sent: line(
      'PATCH',
      '/api/v1/config',
      [host, json, performer, 'Content-Length: 35'],
      '{"panel":{"guests":["play","skip"]}}'.slice(0, 35),
    ),
    must: [403],
  },
  {
    name: 'a performer who makes himself admin',
    sent: line(
      'PATCH',
      '/api/v1/users/PERFORMERID',
      [host, json, performer, 'Content-Length: 16'],
      '{"role":"admin"}',
    ),
    must: [403],
  },
  {
    name: 'a performer who removes another',
    sent: line('DELETE', '/api/v1/users/VIEWERID', [host, performer]),
    must: [403],
  },
];

const streams: readonly Hostile[] = [
  {
    name: 'the stream for a foreign page',
    sent: get('/stream.mp3', 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors'),
    must: [403, 401],
  },
  {
    name: 'the stream by a guessed ticket',
    sent: get('/stream.mp3?ticket=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'Via: 1.1 evil'),
    must: [401],
  },
  {
    name: 'the stream by the ticket of another',
    sent: get('/stream.mp3?ticket=TICKET', 'Via: 1.1 evil'),
    must: [401],
  },
  {
    name: 'the state by a ticket for the stream',
    sent: get('/api/v1/state?ticket=TICKET', 'Via: 1.1 evil'),
    must: [401],
  },
];

const upgrades: readonly Hostile[] = [
  {
    name: 'a WebSocket of a foreign name',
    sent: upgrade('Origin: ORIGIN').replace('Host: HOST', 'Host: evil.example:PORT'),
    must: [421],
  },
  {
    name: 'a WebSocket elsewhere',
    sent: upgrade('Origin: http://evil.example').replace('GET /ws', 'GET /stream.mp3'),
    must: [403],
  },
  {
    name: 'a WebSocket by POST',
    sent: upgrade('Origin: http://evil.example').replace('GET ', 'POST '),
    must: [403],
  },
  {
    name: 'a wish for HTTP/2 beside a foreign one',
    sent: upgrade('Origin: http://evil.example').replace('Upgrade: websocket', 'Upgrade: h2c, websocket'),
    must: [403],
  },
  {
    name: 'a foreign wish that would be something else',
    sent: mute('Origin: http://evil.example', 'Connection: Upgrade', 'Upgrade: h2c'),
    must: [403],
  },
  { name: 'HTTP/2 from the first byte', sent: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', must: [400] },
  { name: 'a tunnel', sent: line('CONNECT', 'evil.example:443', [host]), must: 'nothing or 400' },
  { name: 'an echo of all headers', sent: line('TRACE', '/', [host]), must: [403, 401] },
];

const paths: readonly Hostile[] = (
  [
    ['/../../package.json', 403],
    ['/%2e%2e/%2e%2e/package.json', 403],
    ['/..%2f..%2fpackage.json', 404],
    ['/..%5c..%5cpackage.json', 403],
    ['/assets/../../package.json', 403],
    ['/assets/..%252f..%252fpackage.json', 404],
    ['//etc/passwd', 404],
    ['/..;/package.json', 404],
    ['/index.html%00.png', 400],
    ['/%zz', 400],
  ] as const
).map(([path, must]) => ({ name: `a path: ${path}`, sent: get(path), must: [must] }));

const bodies: readonly Hostile[] = [
  {
    name: 'a body that is too large',
    sent: send('/api/v1/intent', `{"style":"${'x'.repeat(70_000)}"}`, performer),
    must: [413],
  },
  {
    name: 'a body that says to be larger than it may',
    sent: line('POST', '/api/v1/intent', [host, json, performer, 'Content-Length: 99999999'], '{'),
    must: [413],
  },
  {
    name: 'a body without end, in chunks',
    sent: chunked(
      ['Transfer-Encoding: chunked'],
      `${'8000\r\n'.concat('x'.repeat(0x8000), '\r\n').repeat(3)}`,
    ),
    must: [413],
  },
  {
    name: 'a body of thirty thousand brackets',
    sent: send('/api/v1/intent', '['.repeat(30_000), performer),
    must: [400],
  },
  {
    name: 'a body nested thirty thousand deep',
    sent: send('/api/v1/intent', `${'['.repeat(15_000)}${']'.repeat(15_000)}`, performer),
    must: [400],
  },
  { name: 'a body that is not JSON', sent: send('/api/v1/intent', '{"muted":', performer), must: [400] },
  {
    name: 'a body of noise',
    sent: send('/api/v1/intent', '\u0000\u0001\ufffd\u202e', performer),
    must: [400],
  },
  {
    name: 'a body that would be the mother of all objects',
    sent: send('/api/v1/intent', '{"__proto__":{"role":"admin"},"muted":true}', performer),
    must: [400],
  },
  {
    name: 'a body that would be their maker',
    sent: send('/api/v1/intent', '{"constructor":{"prototype":{"role":"admin"}}}', performer),
    must: [400],
  },
  {
    name: 'a body of another type',
    sent: line(
      'POST',
      '/api/v1/intent',
      [host, performer, 'Content-Type: application/x-www-form-urlencoded', 'Content-Length: 10'],
      'muted=true',
    ),
    must: [415],
  },
  {
    name: 'a body that was packed',
    sent: send('/api/v1/intent', '\u001f\u008b\u0008', performer, 'Content-Encoding: gzip'),
    must: [400],
  },
  {
    name: 'a heart that no body has',
    sent: send('/api/v1/readings', '{"kind":"heartRate","sensorId":"x","heartRateBpm":1e308}', performer),
    must: [400],
  },
  { name: 'a head that is too large', sent: get('/', `X-Padding: ${'x'.repeat(20_000)}`), must: [431] },
  { name: 'an address that is too long', sent: get(`/${'x'.repeat(20_000)}`), must: [431] },
  {
    name: 'a parameter that is too long',
    sent: get(`/api/v1/senders/${'x'.repeat(5000)}`, 'Via: 1.1 evil'),
    must: [404],
  },
];

const smuggled = `GET /api/v1/users HTTP/1.1\r\nHost: HOST\r\nX: `;
const smuggling: readonly Hostile[] = [
  {
    name: 'two lengths of a body',
    sent: chunked(['Content-Length: 14', 'Content-Length: 0'], `${wish}${smuggled}`),
    must: [400],
  },
  {
    name: 'two equal lengths',
    sent: chunked(['Content-Length: 14', 'Content-Length: 14'], wish),
    must: [400],
  },
  {
    name: 'a length and chunks',
    sent: chunked(['Content-Length: 4', 'Transfer-Encoding: chunked'], `${whole}${smuggled}`),
    must: [400],
  },
  {
    name: 'chunks and a length',
    sent: chunked(['Transfer-Encoding: chunked', 'Content-Length: 4'], `${whole}${smuggled}`),
    must: [400],
  },
  { name: 'chunks of another name', sent: chunked(['Transfer-Encoding: xchunked'], whole), must: [400] },
  {
    name: 'chunks and then no chunks',
    sent: chunked(['Transfer-Encoding: chunked, identity'], whole),
    must: [400],
  },
  {
    name: 'chunks twice',
    sent: chunked(['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], whole),
    must: [400],
  },
  {
    name: 'chunks behind a control character',
    sent: chunked(['Transfer-Encoding: \u000bchunked'], whole),
    must: [400],
  },
  { name: 'a space before the colon', sent: chunked(['Transfer-Encoding : chunked'], whole), must: [400] },
  { name: 'a length with a sign', sent: chunked(['Content-Length: +14'], wish), must: [400] },
  { name: 'a length in hexadecimal', sent: chunked(['Content-Length: 0x0e'], wish), must: [400] },
  { name: 'a length below nothing', sent: chunked(['Content-Length: -1'], wish), must: [400] },
  {
    name: 'a chunk whose size is no number',
    sent: chunked(['Transfer-Encoding: chunked'], `0xe\r\n${wish}\r\n0\r\n\r\n`),
    must: [400],
  },
  {
    name: 'a chunk that is larger than the world',
    sent: chunked(['Transfer-Encoding: chunked'], `ffffffffffffffffff\r\n${wish}\r\n0\r\n\r\n`),
    must: [400],
  },
  {
    name: 'a chunk that ends elsewhere',
    sent: chunked(['Transfer-Encoding: chunked'], `1\r\n${wish}\r\n0\r\n\r\n`),
    must: [400],
  },
  {
    name: 'a chunk with kilobytes beside its size',
    sent: chunked(['Transfer-Encoding: chunked'], `e;${'x'.repeat(40_000)}\r\n${wish}\r\n0\r\n\r\n`),
    must: [413],
  },
  {
    name: 'a line that ends with a line feed alone',
    sent: `GET ${state} HTTP/1.1\nHost: evil.example\n\n`,
    must: [400],
  },
  {
    name: 'a head with a bare return in it',
    sent: get('/api/v1/users', 'X: a\rHost: localhost:PORT'),
    must: [400],
  },
  {
    name: 'a header that goes on in the next line',
    sent: get('/api/v1/users', 'Via: 1.1\r\n evil'),
    must: [400],
  },
  {
    name: 'a Host that begins in the next line',
    sent: line('GET', state, ['Host:\r\n evil.example:PORT']),
    must: [400],
  },
  { name: 'a header with a zero in it', sent: get(state, 'X: \u0000'), must: [400] },
  { name: 'a header without a name', sent: get(state, ': x'), must: [400] },
  {
    name: 'a whole address of somebody else',
    sent: line('GET', 'http://evil.example/api/v1/state', ['Host: evil.example']),
    must: [421],
  },
  {
    name: 'a whole address that is not its Host',
    sent: line('GET', 'http://evil.example/api/v1/state', [host]),
    must: [400],
  },
  { name: 'a method that is none', sent: line('GETT', state, [host]), must: [400] },
  { name: 'a version that is none', sent: `GET ${state} HTTP/9.9\r\nHost: HOST\r\n\r\n`, must: [400] },
  { name: 'a wish behind an honest question', sent: `${get('/')}${mute()}`, answers: 2, must: [403, 401] },
  {
    name: 'a token behind the body',
    sent: line(
      'POST',
      '/api/v1/intent',
      [host, json, 'Transfer-Encoding: chunked', 'Trailer: Authorization'],
      `e\r\n${wish}\r\n0\r\n${performer}\r\n\r\n`,
    ),
    must: [403, 401],
  },
  { name: 'expectations that nobody has', sent: mute('Expect: the-unexpected', performer), must: [417] },
];

export const hostileRequests: readonly Hostile[] = [
  ...origins,
  ...hosts,
  ...guises,
  ...tokens,
  ...streams,
  ...upgrades,
  ...paths,
  ...bodies,
  ...smuggling,
];
