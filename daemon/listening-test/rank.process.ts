import { serveAside } from '../system/serve-aside.ts';
import { type RankingJob, rankAll } from './rank.ts';

serveAside<ReturnType<typeof rankAll>>(({ bytes }, tell) =>
  tell(rankAll(JSON.parse(Buffer.from(bytes).toString('utf8')) as RankingJob)),
);
