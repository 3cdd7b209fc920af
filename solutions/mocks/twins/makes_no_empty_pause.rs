//! title: Makes no pause of length zero
//! freedom: calls
//! rule: Pauses are made through the `Clock`.
//!
//! A pause of no time changes nothing, so this version does not ask the clock for it. All other pauses go through the
//! clock.

mod retry {
    pub fn fetch<S: WeatherService, C: Clock>(
        service: &S,
        clock: &C,
        retry: Retry,
    ) -> Result<Observation, WeatherError> {
        let mut answer = service.observe();
        for pause in (1..).map_while(|attempt| retry.pause_after(attempt)) {
            let Err(error) = &answer else { break };
            let pause = pause.max(error.wait());
            if !error.may_pass() || pause > LONGEST_PAUSE {
                break;
            }
            if !pause.is_zero() {
                clock.pause(pause);
            }
            answer = service.observe();
        }
        answer
    }
}
