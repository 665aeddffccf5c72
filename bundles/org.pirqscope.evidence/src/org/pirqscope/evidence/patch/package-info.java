/** Patches as they come by mail: which lines of which functions they change, and which commits they name. */
package org.pirqscope.evidence.patch;
