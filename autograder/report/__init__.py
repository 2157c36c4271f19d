"""What a class or a student is given to read: records, pages, pictures, tables."""
