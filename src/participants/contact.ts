/** How a participant is reached, as one participation's team has it; '' where nothing is told. Another team's is never shown. */
export type Contact = { readonly phone: string; readonly email: string };

/** What is known now, by the participation's key. Version 1 is what the enrolment told; what is told first later begins at 2. */
export type StoredContact = { readonly id: string; readonly version: number; readonly values: Contact };

export const NO_CONTACT: Contact = { phone: '', email: '' };

export const sameContact = (a: Contact, b: Contact): boolean => a.phone === b.phone && a.email === b.email;

/** What is known where nothing is stored. */
export const untoldContact = (participationId: string): StoredContact => ({ id: participationId, version: 1, values: NO_CONTACT });

/** What a row of a sheet tells holds, what it does not tell stays as it was known. */
export const contactTold = (known: Contact, told: Contact): Contact => ({
  phone: told.phone === '' ? known.phone : told.phone,
  email: told.email === '' ? known.email : told.email,
});

/** As it was written, without what stands around it. */
export const contactWritten = ({ phone, email }: Contact): Contact => ({ phone: phone.trim(), email: email.trim() });

/**
 * What is to be written so that a contact becomes what it should be; undefined when it is that already.
 * @param isNew the participation is being made: then there is only something to write when something is told
 */
export function nextContact(known: StoredContact, values: Contact, isNew: boolean): StoredContact | undefined {
  if (sameContact(known.values, values)) return undefined;
  return { ...known, version: isNew ? 1 : known.version + 1, values };
}
