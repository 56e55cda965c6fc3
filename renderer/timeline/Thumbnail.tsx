import { useState } from 'react';
import { pictureUrl } from '../client/picture-url';
import { focusOf, knownFocus, positionPercent } from './thumbnail-focus';

interface ThumbnailProps {
  readonly picture: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly aspect: number;
}

export function Thumbnail({ picture, widthPx, heightPx, aspect }: ThumbnailProps) {
  const [focus, setFocus] = useState(() => knownFocus(picture));
  const position = positionPercent(focus, heightPx * aspect, widthPx);
  return (
    <img
      src={pictureUrl(picture, heightPx * aspect * devicePixelRatio > 190 ? 384 : 192)}
      alt=""
      draggable={false}
      decoding="async"
      style={{ width: widthPx, height: heightPx, objectPosition: `${position}% 50%` }}
      onLoad={(event) => setFocus(focusOf(picture, event.currentTarget))}
    />
  );
}
