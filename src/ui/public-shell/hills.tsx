/** Three ridges behind a valley: the only ornament, and a few hundred bytes. */
export const Hills = () => (
  <svg class="mu-hills" viewBox="0 0 1200 160" preserveAspectRatio="none" aria-hidden="true">
    <path d="M0 160V120C120 96 190 52 300 70s150 44 250 18S720 8 840 30s150 60 220 40 100-44 140-46v136z" />
    <path d="M0 160v-22c140-10 210-52 330-44s180 38 300 18 170-56 280-40 180 48 290 18v70z" />
    <path d="M0 160v-8c180-4 300-34 440-26s240 22 380 4 240-26 380-8v38z" />
  </svg>
);
