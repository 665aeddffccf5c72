/** What an exploration was asked besides its verdict, and the words for all of its answers, here and on the desktop. */
package org.pirqscope.cli.explored;
