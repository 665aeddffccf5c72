/** Whether a run of the simulated stack logs what was observed: the product of a space of runs and a place in logs. */
package org.pirqscope.evidence.check;
