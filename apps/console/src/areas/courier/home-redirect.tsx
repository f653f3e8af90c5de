import { Navigate } from 'react-router';

/** Where the installed app starts. */
export const Component = () => <Navigate to="/courier/reports" replace />;
