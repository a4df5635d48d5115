import { createRoot } from 'react-dom/client';
import 'slack-blocks-to-jsx/dist/style.css';
import './style/base.css';
import './style/frame.css';
import './style/message.css';
import './style/fields.css';
import './style/dialogs.css';
import './style/panel.css';
import './style/narrow.css';
import { App } from './app.tsx';

const place = document.getElementById('page');
if (place) createRoot(place).render(<App />);
