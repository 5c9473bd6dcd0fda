import { request } from 'node:http';

export interface AskedAs {
  readonly method?: string;
  readonly path: string;
  /** What the asker calls us, without port. Left out: a name that others use, which this machine is not trusted by. */
  readonly host?: string;
  /** Where he comes from, another address of this machine's loopback. */
  readonly from?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface AnswerTo {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  // What is answered is looked at, not trusted: tests name the fields they expect.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly json: any;
}

/** Asks as fetch cannot: by another name, from elsewhere. Of an endless answer only the head is waited for. */
export function askAs(port: number, asked: AskedAs): Promise<AnswerTo> {
  const { method = 'GET', path, host = 'tactus', from = '127.0.0.1', token, body } = asked;
  const sent = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const headers = {
    host: `${host}:${port}`,
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(sent !== undefined && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(sent),
    }),
    ...asked.headers,
  };
  return new Promise((resolve, reject) => {
    const where = { host: '127.0.0.1', port, localAddress: from, agent: false } as const;
    const asking = request({ ...where, method, path, headers }, (answer) => {
      let text = '';
      const done = (): void => {
        const isJson = String(answer.headers['content-type']).includes('json');
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text,
          json: isJson && text !== '' ? JSON.parse(text) : undefined,
        });
      };
      if (answer.headers['content-type'] === 'audio/mpeg') {
        done();
        answer.destroy();
        return;
      }
      answer.setEncoding('utf8').on('data', (more: string) => {
        text += more;
      });
      answer.on('end', done).on('error', reject);
    });
    asking.on('error', reject).end(sent);
  });
}
