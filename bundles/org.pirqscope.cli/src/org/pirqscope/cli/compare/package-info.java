/** Two runs beside one another, for people, mails and programs. */
package org.pirqscope.cli.compare;
