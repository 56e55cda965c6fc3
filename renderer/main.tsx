import './zod-without-eval';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Desk } from './shell/Desk';
import { keepMapsFollowing } from './state/maps-store';
import { start } from './state/start';
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
start();
