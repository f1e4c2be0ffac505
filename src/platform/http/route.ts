import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { AssociationDatabase } from '../database/association.ts';
import type { Actor, Operation } from '../database/transaction.ts';
import type { Role } from '../roles.ts';
import type { Contract } from './contract.ts';

/** A role of today with what it is for: null where it is for something else, all null for the whole association. */
export type HeldRole = {
  readonly role: Role;
  readonly interventionId: string | null;
  readonly intervention: string | null;
  readonly partyId: string | null;
  readonly party: string | null;
  readonly group: string | null;
};

/** How a user has proved who it is. */
export type ProofMethod = 'password' | 'one_time_code' | 'recovery_code' | 'e_identification' | 'passkey';

/** Who is logged in, as the session's database says at this request. */
export type Login = {
  readonly sessionId: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly passwordIsTemporary: boolean;
  /** How it was proved who this is, when the session began or last since. */
  readonly method: ProofMethod;
  /** When that was; null for a session that began before it was noted. */
  readonly provedAt: Date | null;
  /** Of whom the association asks more than a password, as it has decided; null before it has. */
  readonly factorRule: string | null;
  readonly roles: readonly HeldRole[];
};

type Part<C, K extends 'query' | 'params' | 'body'> = C extends Record<K, infer S extends TSchema> ? Static<S> : undefined;

/** What a handler of an operation gets: parsed input and, for a logged-in user who may, database and actor. */
export type Asked<C extends Contract> = {
  readonly query: Part<C, 'query'>;
  readonly params: Part<C, 'params'>;
  readonly body: C extends { readonly file: true } ? Uint8Array : Part<C, 'body'>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
} & (C['roles'] extends 'anyone' ? unknown : Authorised);

export type Authorised = {
  readonly login: Login;
  readonly database: AssociationDatabase;
  /** The user in the role that has this operation. */
  readonly actor: Actor;
  /** Operation and reason for the audit log. */
  readonly operation: Operation;
};

export type Answer<C extends Contract> = C['answer'] extends { schema: infer S extends TSchema }
  ? Static<S>
  : C['answer'] extends { files: readonly string[] }
    ? FileAnswer
    : void;
export type FileAnswer = {
  /** The whole file, or its pieces as they are made: then it is never held whole, and breaks off where making it fails. */
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
  /** How long a file in pieces is, so that who fetches it sees that it is whole. */
  readonly length?: number;
  readonly contentType: string;
  readonly fileName: string;
  readonly inline: boolean;
};

/** An operation with its handler, its types forgotten so that all can stand in one list. */
export type Route = { readonly contract: Contract; readonly handle: (asked: never) => Promise<unknown> };

export function route<const C extends Contract>(contract: C, handle: (asked: Asked<C>) => Promise<Answer<C>>): Route {
  return { contract, handle };
}
