/** Why a value is what it is: the chain of steps that made it so, across the layers, computed from a run's history. */
package org.pirqscope.report.why;
