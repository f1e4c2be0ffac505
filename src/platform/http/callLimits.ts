import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpFault } from './httpFault.ts';
import { loginOf } from './sessions.ts';

/** Calls of the API a minute. Pages and built files are not counted. */
export type CallLimits = {
  /** From one address, whoever calls: a whole office may share one. */
  readonly ofAddress: number;
  /** Of one user, wherever the calls come from: several pages a second, far more than anyone can look at. */
  readonly ofUser: number;
  /** Of one user, of what costs the server most: files made and files taken. */
  readonly heavyOfUser: number;
};

export const DEFAULT_CALL_LIMITS: CallLimits = { ofAddress: 12_000, ofUser: 1_200, heavyOfUser: 120 };

const MINUTE_MS = 60_000;

type Limiter = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
export type CallLimiters = {
  readonly ofAddress: Limiter;
  readonly ofUser: Limiter;
  readonly heavyOfUser: Limiter;
};

/** Says no, with 429 and how long to wait, to whoever calls more than a person at work could. Counted in this process alone. */
export function callLimits(app: FastifyInstance, limits: CallLimits): CallLimiters {
  const limiter = (max: number, keyGenerator: (request: FastifyRequest) => string): Limiter => {
    const count = app.createRateLimit({ max, timeWindow: MINUTE_MS, keyGenerator });
    return async (request, reply) => {
      const counted = await count(request);
      if (counted.isAllowed || !counted.isExceeded) return;
      reply.header('retry-after', counted.ttlInSeconds);
      throw new HttpFault(429, 'too-many', `För många anrop på kort tid. Vänta ${counted.ttlInSeconds} sekunder och försök igen.`);
    };
  };
  const ofAddress = limiter(limits.ofAddress, (request) => request.ip);
  const user = (request: FastifyRequest): string => loginOf(request)?.userId ?? request.ip;
  return {
    ofAddress: async (request, reply) => {
      if (request.url.startsWith('/api/')) await ofAddress(request, reply);
    },
    ofUser: limiter(limits.ofUser, user),
    heavyOfUser: limiter(limits.heavyOfUser, user),
  };
}
