/** A parcel whose open side is closed by a tick: the mark of Tuntas. Drawn in the colour of the text around it. */
export const Mark = ({ className }: { className?: string | undefined }) => (
  <svg viewBox="0 0 48 48" fill="none" className={className} aria-hidden="true">
    <path
      d="M40 25.5v9.2a3 3 0 0 1-1.6 2.7L25.4 44a3 3 0 0 1-2.8 0l-13-6.6A3 3 0 0 1 8 34.7V16.9a3 3 0 0 1 1.6-2.7l13-6.6a3 3 0 0 1 2.8 0L31 10.4"
      stroke="currentColor"
      strokeWidth="4"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
    <path
      d="m16.5 23.5 7.6 7.6L43.4 9.6"
      stroke="#e7b05a"
      strokeWidth="4.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
