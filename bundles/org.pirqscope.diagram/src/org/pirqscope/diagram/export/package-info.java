/** One choice, one result: what the dialog and the command line ask for, and the bytes that both get. */
package org.pirqscope.diagram.export;
