import { Link } from 'react-router';
import { useLocale } from '../../../ui/locale';
import classes from './board.module.css';

interface Props {
  readonly name: string;
  readonly value: number;
  /** The cases behind it. */
  readonly to?: string;
  readonly late?: boolean;
}

/** One number large. */
export function Tile({ name, value, to, late = false }: Props) {
  const words = (
    <>
      <div className={classes.value}>{new Intl.NumberFormat(useLocale()).format(value)}</div>
      <div className={classes.name}>{name}</div>
    </>
  );
  const tone = late && value > 0 ? 'late' : undefined;
  return to ? (
    <Link to={to} className={classes.tile} data-tone={tone}>
      {words}
    </Link>
  ) : (
    <div className={classes.tile} data-tone={tone}>
      {words}
    </div>
  );
}
