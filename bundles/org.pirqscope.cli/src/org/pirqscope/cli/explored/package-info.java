/** What an exploration was asked besides its verdict. */
package org.pirqscope.cli.explored;
