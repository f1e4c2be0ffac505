/** Why a device gave no passkey: called off or too slow, known already, or a browser that can't. */
export type PasskeyFaultKind = 'calledOff' | 'known' | 'unfit';

export class PasskeyFault extends Error {
  readonly kind: PasskeyFaultKind;
  constructor(kind: PasskeyFaultKind) {
    super(kind);
    this.name = 'PasskeyFault';
    this.kind = kind;
  }
}

/** Whether passkeys work in this browser, on the address that it shows. */
export const passkeysWorkHere = (address: string | null | undefined): boolean =>
  address === window.location.origin && 'PublicKeyCredential' in window;
