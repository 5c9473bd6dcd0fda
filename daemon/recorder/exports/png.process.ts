import { serveAside } from '../../system/serve-aside.ts';
import { makePng } from './png.ts';

serveAside<Uint8Array>(async ({ bytes }, tell) => tell(await makePng(Buffer.from(bytes).toString())));
