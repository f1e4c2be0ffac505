import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { makeOnDevice, signOnDevice } from '../../web/ui-kit/passkeyDevice.ts';
import type { MadePasskey, PasskeyOptions, PasskeyRequest, ShownPasskey } from '../passkeyApi.ts';
import type { Session } from '../sessionApi.ts';

// Loaded when a passkey is used. All of these throw a PasskeyFault where the device gave none, an ApiFault where the server said no.

export async function logInByPasskey(association: string): Promise<Session> {
  const asked = await fetchJson<PasskeyRequest>(apiPaths.passkeyLogin(), { method: 'POST', body: { association } });
  return fetchJson<Session>(apiPaths.passkeyLogin(), { method: 'PUT', body: await show(asked) });
}

export async function proveByPasskey(): Promise<void> {
  const asked = await fetchJson<PasskeyRequest>(apiPaths.ownProofByPasskey(), { method: 'POST' });
  return fetchJson<void>(apiPaths.ownProofByPasskey(), { method: 'PUT', body: await show(asked) });
}

export async function addPasskey(name: string): Promise<void> {
  const options = await fetchJson<PasskeyOptions>(apiPaths.passkeyOptions(), { method: 'POST' });
  const { id, response } = await makeOnDevice(options);
  const made: MadePasskey = {
    credentialId: id,
    clientData: response.clientDataJSON,
    attestation: response.attestationObject,
    transports: response.transports ?? [],
  };
  return fetchJson<void>(apiPaths.passkeys(), { method: 'POST', body: { name, made } });
}

async function show(asked: PasskeyRequest): Promise<ShownPasskey> {
  const { id, response } = await signOnDevice(asked);
  return {
    credentialId: id,
    clientData: response.clientDataJSON,
    authenticatorData: response.authenticatorData,
    signature: response.signature,
    userHandle: response.userHandle ?? null,
  };
}
