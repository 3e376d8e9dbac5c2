/** What pictures and reports share: files written whole or not at all. */
package dev.deltarule.reports.support;
