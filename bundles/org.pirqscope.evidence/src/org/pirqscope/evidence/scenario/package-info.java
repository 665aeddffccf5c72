/** A scenario as far as logs tell one. */
package org.pirqscope.evidence.scenario;
