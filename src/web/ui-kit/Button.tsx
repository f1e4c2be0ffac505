import type { ButtonHTMLAttributes, MouseEvent, ReactNode } from 'react';
import './fields.css';

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'disabled'> & {
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'danger';
  /** While something is under way: the button keeps focus and place, and does nothing. */
  readonly busy?: boolean;
  readonly children: ReactNode;
};

export function Button({ look = 'primary', busy = false, type = 'button', onClick, children, ...rest }: Props) {
  const click = (event: MouseEvent<HTMLButtonElement>): void => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    // The type is one of four words, never computed.
    <button {...rest} type={type} className={`button button-${look}`} aria-disabled={busy || undefined} onClick={click}>
      {children}
    </button>
  );
}
