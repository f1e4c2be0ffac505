import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';
import { err, ok, type Result } from '../shared/result.ts';
import type { EIdentificationSettings } from './eIdentificationSettings.ts';

/** What a login under way is finished with; kept by the server, never by the browser. */
export type KeptStep = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** Who somebody is, as the provider has proved it: the issuer and the identity number. */
export type ProvedIdentity = { readonly issuer: string; readonly number: string };
/** Why nobody was proved: called off or refused, a proof that is too weak, an answer that does not hold, or a provider that is away. */
export type IdentityFault = 'refused' | 'too-weak' | 'no-number' | 'false' | 'away';

/** E-identification by an OpenID provider (Swedish OIDC profile, authorization code with PKCE). */
export type EIdentification = {
  begin(): Promise<Result<{ readonly url: string; readonly kept: KeptStep }, 'away'>>;
  /** @param query what the provider sent the browser back with */
  finish(query: string, kept: KeptStep): Promise<Result<ProvedIdentity, IdentityFault>>;
};

// https://www.oidc.se/specifications/swedish-oidc-claims-specification.html
const NUMBER_CLAIM = 'https://id.oidc.se/claim/personalIdentityNumber';
const NUMBER_SCOPE = 'https://id.oidc.se/scope/naturalPersonNumber';

export function eIdentificationBy(settings: EIdentificationSettings): EIdentification {
  let found: Promise<Configuration> | undefined;
  // Asked for when it is needed first, and again after a failure: Samla starts also while the provider is away.
  const provider = (): Promise<Configuration> =>
    (found ??= discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, {
      ...(settings.onLoopback ? { execute: [allowInsecureRequests] } : {}),
      timeout: 10,
    }).catch((error: unknown) => {
      found = undefined;
      throw error;
    }));
  return {
    async begin() {
      const config = await provider().catch(() => undefined);
      if (!config) return err('away');
      const kept = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(config, {
        redirect_uri: settings.returnTo,
        scope: `openid ${NUMBER_SCOPE}`,
        state: kept.state,
        nonce: kept.nonce,
        code_challenge: await calculatePKCECodeChallenge(kept.verifier),
        code_challenge_method: 'S256',
        acr_values: settings.assurance.join(' '),
        // Whoever sat here before may still be known to the provider.
        prompt: 'login',
        ui_locales: 'sv',
      });
      return ok({ url: url.href, kept });
    },
    async finish(query, kept) {
      const answer = new URLSearchParams(query);
      const config = await provider().catch(() => undefined);
      if (!config) return err('away');
      if (answer.has('error') && answer.get('state') === kept.state) return err('refused');
      const here = new URL(settings.returnTo);
      here.search = query;
      try {
        const tokens = await authorizationCodeGrant(config, here, {
          pkceCodeVerifier: kept.verifier,
          expectedState: kept.state,
          expectedNonce: kept.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) return err('false');
        if (!settings.assurance.includes(typeof claims['acr'] === 'string' ? claims['acr'] : '')) return err('too-weak');
        const told = claims[NUMBER_CLAIM] ?? (await fetchUserInfo(config, tokens.access_token, claims.sub))[NUMBER_CLAIM];
        const number = typeof told === 'string' ? told.replaceAll(/\D/g, '') : '';
        return number.length === 12 ? ok({ issuer: settings.issuer, number }) : err('no-number');
      } catch (error) {
        return err(isAway(error) ? 'away' : 'false');
      }
    },
  };
}

/** A provider that does not answer, told from one whose answer does not hold. */
const isAway = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof Error && 'code' in error && error.code === 'OAUTH_TIMEOUT');
