"""The answer key as data: built from plans and solutions (`build`), kept by hash (`store`), read for grading."""
