/** Lines and numbers of a listing, whatever stands around it. */
package org.pirqscope.evidence.lspci.text;
