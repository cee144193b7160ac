namespace Robotics.Sim.Libero.Seeding;

/// <summary>
/// numpy's legacy generator (<c>RandomState</c>): the Mersenne twister MT19937 (Matsumoto and Nishimura 1998) with 53-bit doubles and Marsaglia's polar method,
/// which keeps the second normal number for the next call. The original environment draws its random starts from it. Not thread-safe.
/// </summary>
internal sealed class LegacyRandom
{
    private const int Length = 624;
    private const int Middle = 397;

    private readonly uint[] _key = new uint[Length];
    private double _keptNormal;

    public LegacyRandom(uint seed)
    {
        _key[0] = seed;
        for (uint i = 1; i < Length; i++) _key[i] = (1812433253u * (_key[i - 1] ^ (_key[i - 1] >> 30))) + i;
        Position = Length;
    }

    /// <summary>How many of the 624 words of the key are used up.</summary>
    public int Position { get; private set; }

    /// <summary>Whether the next normal number is already drawn.</summary>
    public bool KeepsNormal { get; private set; }

    /// <summary>A number of [low, high): low + (high − low) · u. With high below low likewise; with high equal to low too, a number is drawn.</summary>
    public double Uniform(double low, double high) => low + ((high - low) * Unit());

    /// <summary>A number of the standard normal distribution.</summary>
    public double Normal()
    {
        if (KeepsNormal)
        {
            KeepsNormal = false;
            return _keptNormal;
        }

        double x1, x2, r2;
        do
        {
            x1 = (2.0 * Unit()) - 1.0;
            x2 = (2.0 * Unit()) - 1.0;
            r2 = (x1 * x1) + (x2 * x2);
        }
        while (r2 >= 1.0 || r2 == 0.0);
        double f = Math.Sqrt(-2.0 * Math.Log(r2) / r2);
        _keptNormal = f * x1;
        KeepsNormal = true;
        return f * x2;
    }

    /// <summary>A copy that draws the same numbers from here on.</summary>
    public LegacyRandom Clone()
    {
        LegacyRandom copy = new(0) { Position = Position, KeepsNormal = KeepsNormal, _keptNormal = _keptNormal };
        _key.CopyTo(copy._key, 0);
        return copy;
    }

    private double Unit()
    {
        uint a = Next() >> 5;
        uint b = Next() >> 6;
        return ((a * 67108864.0) + b) / 9007199254740992.0;
    }

    private uint Next()
    {
        if (Position == Length) Twist();
        uint y = _key[Position++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        return y ^ (y >> 18);
    }

    private void Twist()
    {
        for (int i = 0; i < Length; i++)
        {
            uint y = (_key[i] & 0x80000000u) | (_key[(i + 1) % Length] & 0x7fffffffu);
            _key[i] = _key[(i + Middle) % Length] ^ (y >> 1) ^ ((y & 1) == 0 ? 0u : 0x9908b0dfu);
        }

        Position = 0;
    }
}
