"""Tests of the kit, held together by submissions with their expected verdicts."""
