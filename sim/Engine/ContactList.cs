namespace Robotics.Sim.Engine;

/// <summary>A view of the contacts in native memory, valid until the next forward pass or step. Can be enumerated with foreach.</summary>
public readonly unsafe ref struct ContactList
{
    private readonly byte* first;
    private readonly ContactLayout layout;

    internal ContactList(byte* first, int count, ContactLayout layout)
    {
        this.first = first;
        this.layout = layout;
        Count = count;
    }

    public int Count { get; }

    public Contact this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return new Contact(first + ((nint)index * layout.Bytes), layout);
        }
    }

    public Enumerator GetEnumerator() => new(this);

    /// <summary>Walks a <see cref="ContactList"/>.</summary>
    public ref struct Enumerator
    {
        private readonly ContactList list;
        private int index;

        internal Enumerator(ContactList list)
        {
            this.list = list;
            index = -1;
        }

        public readonly Contact Current => list[index];

        public bool MoveNext() => ++index < list.Count;
    }
}
