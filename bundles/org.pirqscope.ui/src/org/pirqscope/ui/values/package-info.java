/** How the values of the tables went over a run, drawn as strips of equal values. */
package org.pirqscope.ui.values;
