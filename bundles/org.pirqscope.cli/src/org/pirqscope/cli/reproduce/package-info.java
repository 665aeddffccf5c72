/** Commands and scripts that bring a run about on a real stack. */
package org.pirqscope.cli.reproduce;
