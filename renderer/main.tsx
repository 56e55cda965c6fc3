import './zod-without-eval';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Desk } from './shell/Desk';
import { keepMapsFollowing } from './state/maps-store';
import { keepArcsFollowing } from './state/stage-arcs-store';
import { start } from './state/start';
import { keepTriesFollowing } from './state/tries';
import './styles/tokens.css';
import './styles/base.css';

const place = document.getElementById('desk');
if (place === null) throw new Error('index.html has no #desk');
createRoot(place).render(
  <StrictMode>
    <Desk />
  </StrictMode>,
);
keepMapsFollowing();
keepTriesFollowing();
keepArcsFollowing();
start();
