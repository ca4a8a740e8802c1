-- whether the content that people decide on was tested
create index backtest_by_digest on backtest (digest, id desc);
