/** Stale hits of a run: how long each is in force, and its story. */
package org.pirqscope.report.stale;
