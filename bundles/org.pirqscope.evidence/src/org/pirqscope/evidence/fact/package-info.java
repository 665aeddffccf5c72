/** What logs tell, as values: each with the line that tells it. */
package org.pirqscope.evidence.fact;
