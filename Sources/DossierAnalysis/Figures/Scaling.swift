// A number times a scale word, as close to what is written as a Double comes.

/// `value` times `factor`. A decimal is scaled as the whole number of its digits: 525.8 million is 525,800,000, where the
/// plain product is 525,799,999.99999994.
func scaled(_ value: Double, by factor: Double) -> Double {
  var power = 1.0
  while power <= 1e9 {
    let digits = (value * power).rounded()
    if digits / power == value { return digits * factor / power }
    power *= 10
  }
  return value * factor
}
