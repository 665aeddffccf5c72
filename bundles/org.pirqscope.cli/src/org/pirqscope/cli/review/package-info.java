/** A patch from a mail: what it amounts to, and what becomes of a scenario without it and with it. */
package org.pirqscope.cli.review;
