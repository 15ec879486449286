/** The sample article, as its author would paste it. The town, the people, the figures and the sources are invented. */
export const sampleText = `Marrow Quay goes to bed at eleven, whether it wants to or not

By Lena Brandt

9 November 2026

The last 41 bus leaves the Corn Exchange at 22.52, and from then on the town belongs to those who own a car.

It was not always so. Until the spring of 2023 four routes ran all night, every forty minutes, seven days a week. The council ended three of them in one vote, on a report of six pages.

That report says the night routes lost £2.4 million in their last year. It does not say that £900,000 of this was rent for a depot the council owns itself. A loss you pay to yourself is a strange kind of loss.

“Nobody was on those buses,” said councillor Derek Amble when the vote was taken. The drivers’ own counts show an average of 23 passengers a trip, and 31 on Fridays. Mr Amble has never been seen on a night bus, and it shows.

Who were they? St Jude’s Infirmary starts 340 shifts between ten at night and six in the morning. The bakery on Tallow Street starts 60 more. A taxi from the northern estates costs £17; a night of cleaning wards pays £88.

Since the cut, the town has paid £310,000 for taxi vouchers that hardly anyone knows about. Injuries on the unlit Causeway road have doubled in the same time. These two facts have never stood on the same page of any report.

None of this is a law of nature. The council should bring back the 41 and the 17 through the night, and pay for it with the vouchers. It should also publish, every quarter, what each route costs without the rent.

A town that sends its nurses home on foot has no business calling itself kind.`;
